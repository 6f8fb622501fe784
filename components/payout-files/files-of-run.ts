/** Which files the page of a run shows: more than a run ever has. */
export const filesOfRun = (runId: string) => ({ runId, limit: 50 });
