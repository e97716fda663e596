/** A `PreferenceRow`, of a notification_preference that is called p. */
export const PREFERENCE_COLUMNS = `p.banner, p.in_app AS "inApp", p.email, p.push, p.changes, p.zone,
  p.quiet_from AS "quietFrom", p.quiet_to AS "quietTo", p.hourly_limit AS "hourlyLimit", p.rules, p.digest,
  p.digest_hour AS "digestHour", p.digest_weekday AS "digestWeekday", p.version`;

/** An `OverrideRow`, of a broadcaster_preference that is called o. */
export const OVERRIDE_COLUMNS = `o.in_app AS "inApp", o.email, o.push, o.changes, o.rules`;
