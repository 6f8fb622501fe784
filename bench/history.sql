-- What each merchant gets on each of its pay days, by hand: the sums and fees of its orders, and nothing written down.
SELECT merchant_id, pay_day, count(*) AS orders, sum(amount_minor) AS gross, sum(fee) AS fee, sum(amount_minor - fee) AS net
  FROM (
    SELECT o.merchant_id, o.amount_minor,
           round(o.amount_minor * CASE WHEN o.amount_minor < 5000 THEN 0.01 WHEN o.amount_minor < 30000 THEN 0.0095 ELSE 0.0085 END)::bigint AS fee,
           CASE m.disbursement_frequency WHEN 'daily' THEN due + 1
                ELSE due + 1 + ((extract(isodow FROM m.live_on)::int - extract(isodow FROM due + 1)::int + 7) % 7) END AS pay_day
      FROM "order" o JOIN merchant m ON m.id = o.merchant_id
     CROSS JOIN LATERAL (SELECT (o.completed_at AT TIME ZONE m.time_zone)::date AS due) d) s
 WHERE pay_day <= $1
 GROUP BY merchant_id, pay_day;
