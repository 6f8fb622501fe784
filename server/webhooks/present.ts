import { messageName } from './domain/ids';
import type { Delivery, DeliveryDetail } from './schema/deliveries';
import type { Endpoint } from './schema/endpoints';
import type { AttemptRow, DeliveryRow } from './store/deliveries';
import type { EndpointRow, HealthRow } from './store/endpoints';
import type { SecretRow } from './store/secrets';

export const presentEndpoint = (row: EndpointRow, health: HealthRow | undefined, secrets: SecretRow[]): Endpoint => ({
  id: row.id,
  merchant: row.merchant_reference,
  url: row.url,
  description: row.description,
  eventTypes: row.event_types,
  enabled: row.enabled,
  disabled:
    row.disabled_at && row.disabled_reason ? { at: row.disabled_at.toISOString(), reason: row.disabled_reason } : null,
  health: {
    lastDeliveredAt: health?.last_delivered_at?.toISOString() ?? null,
    waiting: health?.waiting ?? 0,
    held: health?.held ?? 0,
    attempts: health?.attempts ?? 0,
    failedAttempts: health?.failed_attempts ?? 0,
  },
  secrets: secrets
    .filter((secret) => secret.endpoint_id === row.id)
    .map(({ created_at, ends_at }) => ({
      createdAt: created_at.toISOString(),
      endsAt: ends_at?.toISOString() ?? null,
    })),
  createdAt: row.created_at.toISOString(),
});

export const presentDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  messageId: messageName(row.message_id),
  endpointId: row.endpoint_id,
  type: row.type,
  object: { type: row.object_type, id: row.object_id },
  status: row.status,
  attempts: row.attempts,
  nextAttemptAt: row.status === 'pending' ? (row.next_attempt_at?.toISOString() ?? null) : null,
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
});

export const presentDeliveryDetail = (
  row: DeliveryRow & { payload: string },
  attempts: AttemptRow[],
): DeliveryDetail => ({
  ...presentDelivery(row),
  payload: JSON.parse(row.payload),
  tries: attempts.map((attempt) => ({
    number: attempt.number,
    at: attempt.at.toISOString(),
    durationMs: attempt.duration_ms,
    request: attempt.request_headers,
    answer:
      attempt.response_status === null
        ? null
        : {
            status: attempt.response_status,
            headers: attempt.response_headers ?? {},
            body: attempt.response_body ?? '',
          },
    error: attempt.error,
  })),
});
