import { useEffect, useState } from 'react'

/** True once the condition has held for so long; false as soon as it does not. */
export function useDelayed(condition: boolean, ms: number): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!condition) return
    const timer = setTimeout(() => setHeld(true), ms)
    return () => {
      clearTimeout(timer)
      setHeld(false)
    }
  }, [condition, ms])
  return condition && held
}
