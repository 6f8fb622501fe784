-- A customer that never subscribed nor was invoiced can be deleted: foreign keys keep the others.
GRANT DELETE ON "customer" TO countinghouse_app;
