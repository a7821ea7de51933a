import { MessageBar, MessageBarBody } from '@fluentui/react-components'

export function FormError({ message }: { readonly message?: string }) {
  if (!message) return null
  return <MessageBar intent="error" layout="multiline" role="alert"><MessageBarBody>{message}</MessageBarBody></MessageBar>
}
