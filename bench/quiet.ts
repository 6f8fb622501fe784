// Imported first: the log reads its level when it is made, and the table is what matters here.
process.env.LOG_LEVEL ??= 'silent';
