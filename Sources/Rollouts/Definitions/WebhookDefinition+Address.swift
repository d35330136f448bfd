import GoLibrary
import GoTemplate

extension WebhookDefinition {
    /// Why nothing is sent to an address; nil where it is.
    ///
    /// Without TLS anybody on the way could read it, and answer in the receiver's place: only this machine and the
    /// services of a cluster are reached so.
    package static func refusal(of url: GoURL) -> GoString? {
        if url.scheme == "https" { return nil }
        let host = url.hostname.lowercased
        guard url.scheme == "http", host.isLoopback || host.isService else {
            return "plain HTTP is for this machine and for *.svc alone: use https"
        }
        return nil
    }
}

extension GoString {
    fileprivate var isLoopback: Bool {
        let numbers = split(at: UInt8(ascii: ".")).map { UInt8($0.text) }
        let isAddress = numbers.count == 4 && numbers.first == 127 && numbers.allSatisfy { $0 != nil }
        return isAddress || self == "localhost" || self == "::1"
    }

    fileprivate var isService: Bool { hasSuffix(".svc") || hasSuffix(".svc.cluster.local") }
}
