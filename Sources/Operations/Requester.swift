import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// Who asks for an operation and runs it, for the audit of a revision.
package struct Requester: Equatable, Sendable {
    /// The login name.
    package let user: GoString
    package let host: GoString
    /// Who asked for it, `SWELM_ACTOR`; empty where it is not set.
    package var actor = GoString()
    /// The page of the CI run; empty outside of CI.
    package var ciURL = GoString()

    package init(user: GoString, host: GoString) {
        self.user = user
        self.host = host
    }

    /// The user and machine of this process, with what variables of the environment say of the rest.
    package init(environment: [String: String]) {
        self.init(user: Self.loginName, host: Self.hostName)
        actor = GoString(environment["SWELM_ACTOR"] ?? "")
        ciURL = GoString(CIEnvironment(environment).url ?? "")
    }

    private static var loginName: GoString {
        guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
            return GoString("uid \(getuid())")
        }
        return GoString(String(cString: name))
    }

    private static var hostName: GoString {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return "unknown" }
        return GoString(String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
}
