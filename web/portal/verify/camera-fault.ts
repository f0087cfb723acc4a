// Why a camera gives no picture, by the error the browser gives (W3C Media Capture and Streams, getUserMedia) and the browser it is.
export const CAMERA_FAULTS = ['denied', 'absent', 'busy', 'insecure', 'in_app', 'black'] as const
export type CameraFault = (typeof CAMERA_FAULTS)[number]

const BY_NAME: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'denied', PermissionDeniedError: 'denied',
  NotFoundError: 'absent', OverconstrainedError: 'absent', DevicesNotFoundError: 'absent',
  NotReadableError: 'busy', AbortError: 'busy', TrackStartError: 'busy',
  SecurityError: 'insecure', TypeError: 'insecure', NotSupportedError: 'insecure',
}
/** Apps that show pages in a browser of their own: WeChat, QQ, Alipay, DingTalk, Weibo; Facebook, Messenger, Instagram, Line, TikTok, Snapchat, Kakao. */
const IN_APP = /MicroMessenger|\bQQ\/|AlipayClient|DingTalk|Weibo|FBAN|FBAV|FB_IAB|Instagram|\bLine\/|musical_ly|BytedanceWebview|TikTok|Snapchat|KAKAOTALK/i

/** Whether a page is shown inside another app. */
export function isInApp(userAgent: string): boolean {
  return IN_APP.test(userAgent)
}

/** Which of our texts explains an error; what is unknown counts as a camera that does not answer. Inside another app there is nothing to allow: the way out is the browser. */
export function cameraFault(error: unknown, userAgent = ''): CameraFault {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  const fault = BY_NAME[name] ?? 'busy'
  return (fault === 'denied' || fault === 'insecure') && isInApp(userAgent) ? 'in_app' : fault
}
