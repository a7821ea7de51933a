import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr'
import { deviceQuery, hubPath, type DeviceId } from '../contracts/generated'
import type { Socket } from './connection'

/** WebSockets only and without negotiation, so that any replica may take the connection and no sticky session is needed. */
export function openSocket(device: DeviceId): Socket {
  return new HubConnectionBuilder()
    .withUrl(`${hubPath}?${deviceQuery}=${encodeURIComponent(device)}`, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .withServerTimeout(30_000)
    .withKeepAliveInterval(10_000)
    .configureLogging(LogLevel.Critical)
    .build()
}
