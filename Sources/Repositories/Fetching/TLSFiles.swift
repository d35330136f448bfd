import Failures
import Files
import GoTemplate
import HTTP

/// The files that say who a client is, and whom it believes; empty names for none.
package struct TLSFiles: Equatable, Sendable {
    package var certificate = GoString()
    package var key = GoString()
    package var authorities = GoString()

    package init(certificate: GoString = "", key: GoString = "", authorities: GoString = "") {
        (self.certificate, self.key, self.authorities) = (certificate, key, authorities)
    }

    /// Whether there is anything that changes a connection: a certificate alone does not.
    package var areUsed: Bool { !authorities.isEmpty || (!certificate.isEmpty && !key.isEmpty) }

    /// What the files hold.
    package struct Content {
        let identity: TLSIdentity?
        let authorities: [UInt8]?
    }

    /// Reads the files.
    ///
    /// Mirrors internal/tlsutil tls.go NewTLSConfig, whose options all run.
    /// - Throws: `HelmError` with all that cannot be read.
    package func content() throws(HelmError) -> Content {
        var failures: [GoString] = []
        var identity: TLSIdentity?
        if !certificate.isEmpty || !key.isEmpty {
            switch (read(certificate, "unable to read cert file"), read(key, "unable to read key file")) {
            case (.failure(let failure), _), (.success, .failure(let failure)): failures.append(failure.message)
            case (.success(let certificate), .success(let key)):
                identity = TLSIdentity(certificate: certificate, key: key)
            }
        }
        var trusted: [UInt8]?
        if !authorities.isEmpty {
            switch read(authorities, "can't read CA file") {
            case .failure(let failure): failures.append(failure.message)
            // Go takes an empty file for none.
            case .success(let content): trusted = content.isEmpty ? nil : content
            }
        }
        if !failures.isEmpty { throw HelmError(failures.joined(by: "\n")) }
        return Content(identity: identity, authorities: trusted)
    }

    private func read(_ path: GoString, _ problem: GoString) -> Result<[UInt8], HelmError> {
        do throws(HelmError) { return .success(try FileSystem().read(path)) } catch {
            return .failure(HelmError(problem + ": " + Strconv.quote(path) + ": " + error.message))
        }
    }
}
