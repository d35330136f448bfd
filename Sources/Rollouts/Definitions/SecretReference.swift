import GoTemplate

/// Where a secret is found at the moment of its use; it is recorded nowhere.
package enum SecretReference: Hashable, Sendable {
    case environment(GoString)
    case file(GoString)
}

/// A text that may be a secret.
package enum SecretText {
    case text(DeferredValue)
    case secret(SecretReference)
}
