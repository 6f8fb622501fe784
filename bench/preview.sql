-- What a preview sums, by hand: what each merchant sold on these days, the fees, and what of it was carried over or settled.
SELECT merchant_id, currency, count(*) FILTER (WHERE kind IN ('capture', 'payment_capture'))::int AS orders,
       sum(gross_minor)::bigint AS gross, sum(fee_minor)::bigint AS fee, sum(gross_minor - fee_minor)::bigint AS net,
       sum(gross_minor) FILTER (WHERE kind IN ('capture', 'payment_capture'))::bigint AS sales,
       sum(gross_minor) FILTER (WHERE kind IN ('carried', 'reserve_released'))::bigint AS carried,
       sum(fee_minor) FILTER (WHERE kind = 'monthly_fee')::bigint AS monthly_fee
  FROM payable WHERE merchant_id = ANY(ARRAY(SELECT id FROM merchant)) AND due_on >= $1::date AND due_on < $2::date
 GROUP BY merchant_id, currency;
