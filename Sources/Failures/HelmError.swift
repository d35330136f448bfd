import GoTemplate

/// A failure in Helm's words: what Helm prints after `Error: `.
package struct HelmError: GoError {
    package let message: GoString

    package init(_ message: GoString) { self.message = message }

    package init(_ message: String) { self.message = GoString(message) }
}
