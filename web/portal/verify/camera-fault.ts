// Why a camera does not open, by the error the browser gives (W3C Media Capture and Streams, getUserMedia).
export type CameraFault = 'denied' | 'absent' | 'busy' | 'insecure'

const BY_NAME: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'denied', PermissionDeniedError: 'denied',
  NotFoundError: 'absent', OverconstrainedError: 'absent', DevicesNotFoundError: 'absent',
  NotReadableError: 'busy', AbortError: 'busy', TrackStartError: 'busy',
  SecurityError: 'insecure', TypeError: 'insecure', NotSupportedError: 'insecure',
}

/** Which of our texts explains an error; what is unknown counts as a camera that does not answer. */
export function cameraFault(error: unknown): CameraFault {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  return BY_NAME[name] ?? 'busy'
}
