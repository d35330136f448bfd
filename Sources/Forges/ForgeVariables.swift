import GoLibrary
import GoTemplate

/// The variables of a job, from which alone a forge, a request and a token are known.
package struct ForgeVariables {
    private let values: [String: String]
    /// Reads the file that tells what the job runs for.
    let read: (GoString) throws -> [UInt8]

    package init(_ values: [String: String], read: @escaping (GoString) throws -> [UInt8]) {
        (self.values, self.read) = (values, read)
    }

    /// Nil where it is not set, or empty.
    subscript(_ name: String) -> GoString? { values[name].flatMap { $0.isEmpty ? nil : GoString($0) } }

    /// - Throws: where it is not set.
    func required(_ name: String, _ hint: String? = nil) throws(ForgeFailure) -> GoString {
        guard let value = self[name] else {
            throw ForgeFailure(GoString("the variable \(name) is not set"), hint: hint)
        }
        return value
    }

    /// An address that requests with a token may go to: with https, or on this machine.
    func address(_ name: String) throws(ForgeFailure) -> GoURL {
        let text = try required(name)
        guard let url = try? GoURL(parsing: text), !url.host.isEmpty else {
            throw ForgeFailure(GoString("the variable \(name) holds no address"))
        }
        guard url.scheme == "https" || url.scheme == "http" && Self.isThisMachine(url.hostname) else {
            throw ForgeFailure(GoString("the address of \(name) must begin with https://: a token is sent there"))
        }
        return url
    }

    private static func isThisMachine(_ host: GoString) -> Bool { ["127.0.0.1", "localhost", "::1"].contains(host) }

    /// Refuses an address of an interface that is not the forge's own.
    ///
    /// - Parameter server: the variable with the address of the forge itself; nothing is compared where it is not set.
    func check(_ url: GoURL, of name: String, isOf server: String) throws(ForgeFailure) {
        guard let text = self[server] else { return }
        let host = (try? GoURL(parsing: text))?.hostname ?? ""
        let own = host.isEmpty ? text : host
        guard url.hostname == own || url.hostname == "api." + own else {
            throw ForgeFailure(
                GoString("the host of \(name), ") + url.hostname + GoString(", is not that of \(server), ") + own
                    + ": no token is sent to another host")
        }
    }
}

extension GoString {
    /// One part of a path, escaped.
    var pathPart: GoString { GoString(PercentEncoding.pathSegment.escape(bytes)) }

    /// The number, if it is one that names a request.
    var requestNumber: GoString? { !isEmpty && bytes.allSatisfy { (0x30...0x39).contains($0) } ? self : nil }
}
