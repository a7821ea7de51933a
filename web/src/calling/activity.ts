/** The server counts idle time in minutes: telling it once a minute is enough. */
const atMostEvery = 60_000

const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Hears the person's input and says so, at most once a minute. Returns the way to stop. */
export function watchActivity(target: Window, now: () => number, active: () => void): () => void {
  let told = now()
  const heard = () => {
    if (now() - told < atMostEvery) return
    told = now()
    active()
  }
  for (const input of inputs) target.addEventListener(input, heard, { passive: true, capture: true })
  return () => {
    for (const input of inputs) target.removeEventListener(input, heard, { capture: true })
  }
}

/** "00:00:10" or "1.02:03:04.5" as .NET writes a TimeSpan, in milliseconds. */
export function spanMs(span: string): number {
  const parts = /^(?:(\d+)\.)?(\d+):(\d+):(\d+(?:\.\d+)?)$/.exec(span)
  if (!parts) return 10_000
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0))
  return Math.round(((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000)
}
