/** Times as people say them, in the browser's language and zone. */
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const clockSeconds = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const day = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' })
const fullDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })

const minute = 60_000
const dayMs = 24 * 60 * minute

export const timeOfDay = (instant: string) => clock.format(new Date(instant))
export const timeOfDayWithSeconds = (instant: string) => clockSeconds.format(new Date(instant))

/** "10:32" today, "yesterday 10:32", "Mon 3 Feb, 10:32", "3 Feb 2025, 10:32". */
export function whenText(instant: string, now = new Date()): string {
  const then = new Date(instant)
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  if (then.getTime() >= midnight) return clock.format(then)
  if (then.getTime() >= midnight - dayMs) return `${relative.format(-1, 'day')} ${clock.format(then)}`
  const date = then.getFullYear() === now.getFullYear() ? day : fullDay
  return `${date.format(then)}, ${clock.format(then)}`
}

/** "3 minutes ago". */
export function agoText(instant: string, now = Date.now()): string {
  const past = Math.max(0, now - Date.parse(instant))
  if (past < 60 * minute) return relative.format(-Math.floor(past / minute), 'minute')
  if (past < dayMs) return relative.format(-Math.floor(past / (60 * minute)), 'hour')
  return relative.format(-Math.floor(past / dayMs), 'day')
}

/** 0:07, 12:34, 1:02:03. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
