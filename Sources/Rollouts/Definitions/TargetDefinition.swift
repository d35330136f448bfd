import GoTemplate

/// A place that gets the stages of a file: an entry of `targets`.
package struct TargetDefinition {
    package let name: GoString
    /// That of the kubeconfig; nil for the one of the command.
    package let context: GoString?
    /// Nil for that of the file.
    package let namespace: GoString?
    /// Where its releases are recorded; nil where it does not say.
    package let store: SecretText?
}
