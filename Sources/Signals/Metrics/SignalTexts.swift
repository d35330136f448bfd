import GoLibrary
import GoTemplate
import HTTP
import Rollouts

extension DeferredValue {
    func signalText(_ names: [GoString: GoString]) throws(SignalFailure) -> GoString {
        do { return try text(names) } catch { throw SignalFailure(error.message) }
    }
}

extension SecretKeeper {
    func headers(_ connection: ServerConnection) throws(SignalFailure) -> Headers {
        var headers = try self.headers(connection.headers, [:])
        if let bearer = connection.bearer { headers["Authorization"] = "Bearer " + (try secret(bearer)) }
        return headers
    }

    func headers(
        _ definitions: [HeaderDefinition], _ names: [GoString: GoString]
    ) throws(SignalFailure) -> Headers {
        var headers = Headers()
        for header in definitions { headers[header.name] = try text(header.value, names) }
        return headers
    }
}

extension Instant {
    /// In seconds since 1970.
    var seconds: Double { Double(milliseconds) / 1000 }

    /// The same with three digits behind the point.
    var secondsText: GoString {
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        return GoString("\(seconds).\(String(1000 + rest.magnitude).dropFirst())")
    }
}

extension GoDuration {
    /// As Prometheus writes it: whole seconds, or milliseconds.
    var prometheusText: GoString {
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return rest == 0 ? GoString("\(seconds)s") : GoString("\(nanoseconds / 1_000_000)ms")
    }
}

extension GoString {
    /// As a value of a form, or of a URL's query.
    var formEscaped: GoString {
        var escaped: [UInt8] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                escaped.append(byte)
            default: escaped += [UInt8(ascii: "%")] + GoString(hexadecimal: [byte]).uppercased.bytes
            }
        }
        return GoString(escaped)
    }
}

extension Value {
    func isText(_ text: StaticString) -> Bool {
        if case .string(let own) = self { own == text } else { false }
    }
}
