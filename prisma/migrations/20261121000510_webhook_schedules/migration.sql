-- A delivery that was held for long gets the whole schedule anew once its endpoint is enabled.
ALTER TABLE "webhook_delivery" ADD COLUMN "schedule_from" INTEGER NOT NULL DEFAULT 0;

-- What waits at an endpoint, and its list by status.
CREATE INDEX "webhook_delivery_endpoint_id_status_place_idx" ON "webhook_delivery"("endpoint_id", "status", "place");
