import Foundation

/// A certificate authority of one test, made with the program `openssl`.
package struct CertificateAuthority {
    package struct Failure: Error { let output: String }

    /// The files of a certificate and its key.
    package struct Identity {
        package let certificate: URL
        package let key: URL

        package var certificateBytes: [UInt8] { bytes(of: certificate) }
        package var keyBytes: [UInt8] { bytes(of: key) }

        private func bytes(of file: URL) -> [UInt8] { (try? Data(contentsOf: file)).map(Array.init) ?? [] }
    }

    private let folder: URL
    package let identity: Identity

    package init(_ name: String = "tests") throws {
        folder = try ScratchFolder.make()
        identity = Identity(certificate: folder.appending(path: "ca.crt"), key: folder.appending(path: "ca.key"))
        try Self.openssl(
            ["req", "-x509", "-nodes", "-days", "1", "-subj", "/CN=\(name)"] + Self.newKey
                + ["-keyout", identity.key.path, "-out", identity.certificate.path])
    }

    /// The certificate of the authority itself, in PEM.
    package var certificate: [UInt8] { identity.certificateBytes }

    /// Issues a certificate.
    ///
    /// - Parameters:
    ///   - names: such as `DNS:localhost` or `IP:127.0.0.1`.
    ///   - days: how long it is good; a negative number makes one that has expired.
    package func issue(_ subject: String, names: [String] = [], days: Int = 1) throws -> Identity {
        let base = folder.appending(path: UUID().uuidString).path
        let extensions = names.isEmpty ? "basicConstraints=CA:FALSE" : "subjectAltName=" + names.joined(separator: ",")
        try extensions.write(toFile: base + ".ext", atomically: true, encoding: .utf8)
        try Self.openssl(
            ["req", "-nodes", "-subj", "/CN=\(subject)"] + Self.newKey
                + ["-keyout", base + ".key", "-out", base + ".csr"])
        try Self.openssl([
            "x509", "-req", "-in", base + ".csr", "-CA", identity.certificate.path, "-CAkey", identity.key.path,
            "-CAcreateserial", "-days", String(days), "-extfile", base + ".ext", "-out", base + ".crt",
        ])
        return Identity(certificate: URL(filePath: base + ".crt"), key: URL(filePath: base + ".key"))
    }

    /// The key of an identity, protected by a password.
    package static func encryptedKey(of identity: Identity) throws -> [UInt8] {
        let file = identity.key.path + ".encrypted"
        try openssl(["pkcs8", "-topk8", "-in", identity.key.path, "-passout", "pass:secret", "-out", file])
        return Array(try Data(contentsOf: URL(filePath: file)))
    }

    private static let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]

    private static func openssl(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(output: String(decoding: text, as: UTF8.self)) }
    }
}
