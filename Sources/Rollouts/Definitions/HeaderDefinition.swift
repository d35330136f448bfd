import GoTemplate

/// A field of a request's head.
package struct HeaderDefinition {
    package let name: GoString
    package let value: SecretText
}
