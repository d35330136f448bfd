import Foundation

/// A server that speaks TLS, `openssl s_server`: it answers each GET with a page about the connection.
package final class TLSServer {
    private let process = Process()
    package let port: Int

    /// - Parameter options: further ones of `openssl s_server`.
    package init(_ identity: CertificateAuthority.Identity, _ options: [String] = []) throws {
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["openssl", "s_server", "-accept", "127.0.0.1:0", "-www"]
            + ["-cert", identity.certificate.path, "-key", identity.key.path] + options
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        port = Self.port(in: output.fileHandleForReading)
        // Nobody may be kept waiting for a full pipe.
        output.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
    }

    /// By a signal that cannot be blocked: programs inherit what is blocked in the thread that starts them.
    deinit { kill(process.processIdentifier, SIGKILL) }

    /// Reads up to the line `ACCEPT 127.0.0.1:PORT`; 0 where it does not come.
    private static func port(in output: FileHandle) -> Int {
        var text = ""
        while let line = try? output.read(upToCount: 1), !line.isEmpty {
            text += String(decoding: line, as: UTF8.self)
            guard text.hasSuffix("\n") else { continue }
            if text.hasPrefix("ACCEPT "), let port = text.split(separator: ":").last {
                return Int(port.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
            }
            text = ""
        }
        return 0
    }
}
