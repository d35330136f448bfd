import Codecs
import GoTemplate

/// A repository that somebody added, with what lets its client in.
///
/// Mirrors pkg/repo/v1 chartrepo.go Entry.
package struct RepositoryEntry: Equatable, Sendable {
    package var name = GoString()
    package var url = GoString()
    package var username = GoString()
    package var password = GoString()
    package var files = TLSFiles()
    package var skipsTLSVerification = false
    /// Whether the password goes to other servers, too, where the repository says that its charts are.
    package var passesCredentials = false

    package init(name: GoString, url: GoString) { (self.name, self.url) = (name, url) }
}

extension RepositoryEntry {
    static let shape = JSONShape.Structure(
        "repo.Entry", named: "Entry",
        ["name", "url", "username", "password", "certFile", "keyFile", "caFile"].map { ($0, .string) }
            + [("insecure_skip_tls_verify", .bool), ("pass_credentials_all", .bool)])

    /// - Parameter fields: those of `shape` that are set.
    init(_ fields: Map) {
        func text(_ name: GoString) -> GoString { fields[name]?.plainText ?? GoString() }
        self.init(name: text("name"), url: text("url"))
        (username, password) = (text("username"), text("password"))
        files = TLSFiles(certificate: text("certFile"), key: text("keyFile"), authorities: text("caFile"))
        skipsTLSVerification = fields["insecure_skip_tls_verify"]?.isTrue ?? false
        passesCredentials = fields["pass_credentials_all"]?.isTrue ?? false
    }

    /// All fields, as Helm writes them.
    var value: Value {
        let texts: [(key: GoString, value: Value)] = [
            ("name", .string(name)), ("url", .string(url)), ("username", .string(username)),
            ("password", .string(password)), ("certFile", .string(files.certificate)),
            ("keyFile", .string(files.key)), ("caFile", .string(files.authorities)),
        ]
        return .map(
            Map(
                texts + [
                    ("insecure_skip_tls_verify", .bool(skipsTLSVerification)),
                    ("pass_credentials_all", .bool(passesCredentials)),
                ]))
    }
}

extension Value {
    fileprivate var isTrue: Bool { if case .bool(let flag) = self { flag } else { false } }
}
