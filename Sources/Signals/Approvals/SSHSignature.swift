import GoTemplate

/// A signature of OpenSSH, as its programs write it.
package struct SSHSignature: Equatable, Sendable {
    package let text: GoString

    package init(_ text: GoString) { self.text = text }
}
