import GoTemplate

/// Helm's file of logins cannot be read: no command that needs it can go on.
package struct RegistryConfigurationError: GoError {
    package let message: GoString

    init(_ message: GoString) { self.message = message }
}
