export interface CallNotification {
  close(): void
}

export const canNotify = (): boolean => 'Notification' in window && Notification.permission === 'granted'

/** A system notification, for a person who looks elsewhere. One per tag, however many tabs show it. */
export function notify(title: string, body: string, tag: string): CallNotification {
  if (!document.hidden || !canNotify()) return { close: () => undefined }
  try {
    const shown = new Notification(title, { body, tag, icon: '/icon.svg', requireInteraction: tag.startsWith('call') })
    shown.onclick = () => {
      window.focus()
      shown.close()
    }
    return shown
  } catch {
    // Phones show notifications by a service worker only; the ringing screen has to do.
    return { close: () => undefined }
  }
}
