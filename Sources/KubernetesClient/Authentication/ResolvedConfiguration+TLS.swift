import Failures
import Files
import GoTemplate
import HTTP
import Kubernetes

// What TLS needs of a configuration: mirrors client-go's transport.TLSConfigFor.

extension ResolvedConfiguration {
    /// Which servers it may be that answer.
    ///
    /// - Throws: why that cannot be known.
    func serverTrust() throws(HelmError) -> ServerTrust {
        let authorities = server.authorities
        guard !server.skipsVerification else {
            if authorities.isPresent {
                throw HelmError("specifying a root certificates file with the insecure flag is not allowed")
            }
            return .anyone
        }
        guard authorities.isPresent else { return .system }
        let certificates = try authorities.read()
        // An empty file vouches for nobody.
        guard certificates.isEmpty || certificates.hasPEMBlock else {
            throw HelmError("unable to load root certificates: unable to parse bytes as PEM block")
        }
        return .authorities(certificates)
    }
}

extension UserIdentity {
    /// The client's certificate; nil where there is none.
    func tlsIdentity() throws(HelmError) -> TLSIdentity? {
        guard certificate.isPresent else { return nil }
        return try TLSIdentity(checking: try certificate.read(), key: try key.read())
    }
}

extension TLSIdentity {
    /// - Throws: as Go's `tls.X509KeyPair` where one of both is nothing of its kind at all; the rest shows in a handshake.
    init(checking certificate: [UInt8], key: [UInt8]) throws(HelmError) {
        for (name, content) in [("certificate", certificate), ("key", key)] where !content.hasPEMBlock {
            throw HelmError("tls: failed to find any PEM data in \(name) input")
        }
        self.init(certificate: certificate, key: key)
    }
}

extension PEMSource {
    /// The bytes; none where there is no source.
    func read() throws(HelmError) -> [UInt8] {
        switch self {
        case .none: []
        case .file(let path): try FileSystem().read(path)
        case .data(let data): data.bytes
        }
    }
}

extension [UInt8] {
    /// Whether there is anything in it that Go's encoding/pem might find.
    fileprivate var hasPEMBlock: Bool { GoString(self).contains("-----BEGIN ") }
}
