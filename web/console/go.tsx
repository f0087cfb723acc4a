// Sends the browser on to another page, once: rendering again while the way is under way does not start it anew.
import { useNavigate, type NavigateOptions } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

export function Go(way: Pick<NavigateOptions, 'to' | 'search'>) {
  const navigate = useNavigate()
  const first = useRef(way)
  useEffect(() => {
    void navigate({ ...first.current, replace: true })
  }, [navigate])
  return null
}
