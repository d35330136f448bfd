import Codecs
import GoTemplate
import HTTP
import Kubernetes

/// A name and a password.
final class BasicCredentials: Credentials {
    private let name: GoString
    private let password: Credential

    init(_ name: GoString, _ password: Credential?) {
        self.name = name
        self.password = password ?? Credential([])
    }

    func authorization() -> Authorization {
        let pair = name.bytes + [UInt8(ascii: ":")] + password.bytes
        return Authorization(headers: Headers([("Authorization", "Basic " + GoString(Base64.encode(pair)))]))
    }

    func wereRefused(_ sent: Authorization) -> Bool { false }
}
