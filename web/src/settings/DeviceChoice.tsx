import { Dropdown, Field, Option } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { chosenDevices } from '../calling/media'
import { texts } from '../texts'

interface DeviceChoiceProps {
  readonly kind: MediaDeviceKind
  readonly onChoose: (deviceId: string) => void
}

const canChooseSpeaker = () => 'setSinkId' in HTMLMediaElement.prototype

/** One kind of device; the list follows what is plugged in. */
export function DeviceChoice({ kind, onChoose }: DeviceChoiceProps) {
  const devices = useDevices(kind)
  const [chosen, setChosen] = useState(() => chosenDevices.get(kind) ?? 'default')
  if (kind === 'audiooutput' && !canChooseSpeaker()) return <Field label={texts.devices[kind]} hint={texts.settings.speakerHint} />
  const named = devices.map((device, index) => ({ id: device.deviceId, name: device.label || texts.devices.unnamed(index + 1) }))
  const options = named.some(({ id }) => id === 'default') ? named : [{ id: 'default', name: texts.devices.systemDefault }, ...named]
  const current = options.find(({ id }) => id === chosen) ?? options[0]
  return (
    <Field label={texts.devices[kind]}>
      <Dropdown
        value={current?.name ?? ''} selectedOptions={[current?.id ?? '']}
        onOptionSelect={(_, { optionValue }) => {
          if (!optionValue) return
          setChosen(optionValue)
          onChoose(optionValue)
        }}
      >
        {options.map(({ id, name }) => <Option key={id} value={id}>{name}</Option>)}
      </Dropdown>
    </Field>
  )
}

function useDevices(kind: MediaDeviceKind): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([])
  useEffect(() => {
    if (!('mediaDevices' in navigator)) return
    // Before a permission is given the list holds entries without an id: nothing to choose from.
    const look = () => void navigator.mediaDevices.enumerateDevices().then(
      (all) => setDevices(all.filter((device) => device.kind === kind && device.deviceId !== '')),
      () => setDevices([]),
    )
    look()
    navigator.mediaDevices.addEventListener('devicechange', look)
    return () => navigator.mediaDevices.removeEventListener('devicechange', look)
  }, [kind])
  return devices
}
