// How loud a microphone is right now, between 0 and 1, some times a second.

const EVERY_MS = 80
/** At 48 kHz as long as the pause between two looks: no syllable falls between them. */
const SAMPLES = 4096
/** A bar that falls slowly can be read. */
const FALLS = 0.75

/** Returns the stop. */
export function watchLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  const context = new AudioContext()
  const source = context.createMediaStreamSource(new MediaStream([track]))
  const analyser = context.createAnalyser()
  analyser.fftSize = SAMPLES
  source.connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  let level = 0
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    level = Math.max(levelOf(samples), level * FALLS)
    onLevel(level)
  }, EVERY_MS)
  return () => {
    clearInterval(timer)
    source.disconnect()
    void context.close()
  }
}

function levelOf(samples: Float32Array): number {
  const sum = samples.reduce((total, sample) => total + sample * sample, 0)
  return Math.min(1, Math.sqrt(sum / samples.length))
}
