import Charts
import Failures
import Files
import GoTemplate

/// The certificates that flags name for access to registries.
///
/// Nothing is fetched so far, but Helm reads them first of all.
struct TransportFiles {
    private let certificate: GoString
    private let key: GoString
    private let authorities: GoString

    init(_ flags: ParsedFlags) {
        certificate = flags[ChartSourceFlags.certFile]
        key = flags[ChartSourceFlags.keyFile]
        authorities = flags[ChartSourceFlags.caFile]
    }

    /// Mirrors pkg/cmd root.go newRegistryClient and internal/tlsutil tls.go NewTLSConfig, whose options all run.
    func check() throws(CommandFailure) {
        guard !authorities.isEmpty || (!certificate.isEmpty && !key.isEmpty) else { return }
        var failures: [GoString] = []
        if !certificate.isEmpty || !key.isEmpty {
            let unread =
                unreadable(certificate, "unable to read cert file") ?? unreadable(key, "unable to read key file")
            if let unread { failures.append(unread) }
        }
        if !authorities.isEmpty, let unread = unreadable(authorities, "can't read CA file") { failures.append(unread) }
        guard !failures.isEmpty else { return }
        throw CommandFailure(
            "missing registry client: can't create TLS config for client: " + failures.joined(by: "\n"))
    }

    private func unreadable(_ path: GoString, _ problem: GoString) -> GoString? {
        do throws(HelmError) {
            _ = try FileSystem().read(path)
            return nil
        } catch {
            return problem + ": " + Strconv.quote(path) + ": " + error.message
        }
    }
}
