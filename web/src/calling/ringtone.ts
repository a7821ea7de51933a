/** `ring`: somebody calls · `ringback`: what the caller hears meanwhile · `ended`: one short falling tone. */
export type Tone = 'ring' | 'ringback' | 'ended'

interface Note {
  readonly at: number
  readonly hertz: number
  readonly seconds: number
}

const melodies: Record<Tone, { readonly notes: readonly Note[]; readonly every?: number; readonly volume: number }> = {
  ring: {
    notes: [0, 0.18, 0.36, 0.9, 1.08, 1.26].map((at, index) => ({ at, hertz: [659, 784, 988][index % 3] ?? 659, seconds: 0.16 })),
    every: 2.6,
    volume: 0.22,
  },
  ringback: { notes: [{ at: 0, hertz: 425, seconds: 1 }], every: 4, volume: 0.06 },
  ended: { notes: [{ at: 0, hertz: 480, seconds: 0.12 }, { at: 0.16, hertz: 360, seconds: 0.18 }], volume: 0.12 },
}

const lockName = 'calling.ring'

/** Plays tones made in the browser. However many tabs ring, one of them is heard: the one that holds the lock. */
export class Ringtone {
  #context?: AudioContext
  #stop?: () => void
  #playing?: Tone

  play(tone: Tone): void {
    if (this.#playing === tone) return
    this.stop()
    this.#playing = tone
    const stopped = new AbortController()
    this.#stop = () => stopped.abort()
    if (tone === 'ring') void this.#alone(stopped.signal, () => this.#loop(tone, stopped.signal))
    else void this.#loop(tone, stopped.signal)
  }

  stop(): void {
    this.#playing = undefined
    this.#stop?.()
    this.#stop = undefined
  }

  async #alone(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    if (!('locks' in navigator)) return await work()
    await navigator.locks.request(lockName, { signal }, work).catch(() => undefined)
  }

  async #loop(tone: Tone, signal: AbortSignal): Promise<void> {
    if (typeof AudioContext === 'undefined') return
    const context = (this.#context ??= new AudioContext())
    // Browsers allow sound after the first click; until then the screen and the notification have to do.
    if (context.state === 'suspended') void context.resume().catch(() => undefined)
    const gain = context.createGain()
    gain.gain.value = melodies[tone].volume
    gain.connect(context.destination)
    const { notes, every } = melodies[tone]
    do {
      for (const note of notes) play(context, gain, note)
      await pause((every ?? 1) * 1000, signal)
    } while (every !== undefined && !signal.aborted)
    gain.disconnect()
  }
}

function play(context: AudioContext, out: AudioNode, note: Note): void {
  const start = context.currentTime + note.at
  const envelope = context.createGain()
  envelope.gain.setValueAtTime(0, start)
  envelope.gain.linearRampToValueAtTime(1, start + 0.015)
  envelope.gain.setValueAtTime(1, start + note.seconds - 0.04)
  envelope.gain.linearRampToValueAtTime(0, start + note.seconds)
  const oscillator = context.createOscillator()
  oscillator.frequency.value = note.hertz
  oscillator.connect(envelope).connect(out)
  oscillator.start(start)
  oscillator.stop(start + note.seconds)
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
