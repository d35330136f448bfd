import GoTemplate

/// Who is told what happens: an entry of `notify`.
package struct NoticeChannel {
    package enum Receiver {
        /// An incoming webhook of Slack.
        case slack(url: SecretText)
        /// A workflow of Teams.
        case teams(url: SecretText)
        case webhook(WebhookDefinition)
        /// A program with its arguments.
        case command([DeferredValue])
    }

    package let receiver: Receiver
    package let kinds: Set<NoticeKind>
}
