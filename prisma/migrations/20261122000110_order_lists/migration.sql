-- CreateIndex
-- The list of all orders, the newest first: new orders are added at its end, which costs an import next to nothing.
CREATE INDEX "order_created_at_id_idx" ON "order"("created_at", "id");

-- Lists of one state. Almost all orders are delivered, and most come so by a file: those are in neither index.
CREATE INDEX "order_in_state" ON "order"("status", "created_at", "id") WHERE status <> 'delivered';
CREATE INDEX "order_in_state_of_merchant" ON "order"("merchant_id", "status", "created_at", "id") WHERE status <> 'delivered';
