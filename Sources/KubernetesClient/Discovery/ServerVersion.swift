import GoTemplate
import Kubernetes

/// What a server says of itself at `/version`.
package struct ServerVersion: Equatable, Sendable {
    /// Such as `1`, and `30+` of a distribution.
    package let major: GoString
    package let minor: GoString
    /// Such as `v1.30.4-eks-1234`.
    package let gitVersion: GoString

    package init(major: GoString, minor: GoString, gitVersion: GoString) {
        self.major = major
        self.minor = minor
        self.gitVersion = gitVersion
    }

    init(_ answer: Map) {
        self.init(
            major: answer.textOrEmpty("major"), minor: answer.textOrEmpty("minor"),
            gitVersion: answer.textOrEmpty("gitVersion"))
    }
}
