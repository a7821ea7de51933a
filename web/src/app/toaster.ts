import { useToastController } from '@fluentui/react-components'

export const toasterId = 'calling'

export const useToasts = () => useToastController(toasterId)
