import Charts
import Compatibility
import Failures
import GoTemplate

/// A version of Kubernetes, `.Capabilities.KubeVersion`.
///
/// Mirrors pkg/chart/common capabilities.go.
package struct KubeVersion: Equatable, Sendable {
    /// The version as given, with a leading `v`.
    package let version: GoString
    /// The version without any suffix, for constraints.
    package let normalized: GoString
    package let major: GoString
    package let minor: GoString
    /// Whether this is the field itself, not a copy that went through an `interface{}`.
    var hasAddress = true

    /// The version Helm assumes without a cluster: that of its Kubernetes client.
    package static var standard: KubeVersion {
        let minor = GoString("\(Compatibility.line.kubernetesMinor)")
        return KubeVersion(version: "v1." + minor + ".0", normalized: "v1." + minor + ".0", major: "1", minor: minor)
    }

    /// The version Helm 3.17 assumes.
    static let standardOfHelm3 = KubeVersion(version: "v1.32.0", normalized: "v1.32.0", major: "1", minor: "32")
}

extension KubeVersion {
    /// What a server says of itself; it is compared as it stands.
    ///
    /// - Parameter version: such as `v1.30.4-eks-1234`.
    package init(ofServer version: GoString, major: GoString, minor: GoString) {
        self.init(version: version, normalized: "", major: major, minor: minor)
    }

    /// Reads the argument of `--kube-version`.
    ///
    /// - Throws: Helm's message.
    package init(parsing text: GoString) throws(HelmError) {
        let components: [UInt64]
        do { components = try Self.components(of: text) } catch {
            throw HelmError("invalid kube version '" + text + "': " + error.message)
        }
        version = text.hasPrefix("v") ? text : "v" + text
        normalized = "v" + components.map { GoString(String($0)) }.joined(by: ".")
        major = GoString(String(components[0]))
        minor = GoString(String(components[1]))
    }

    /// The numbers at the start, at least two; what follows them is not looked at.
    ///
    /// Mirrors k8s.io/apimachinery util/version version.go ParseGeneric.
    private static func components(of text: GoString) throws(HelmError) -> [UInt64] {
        var rest = text.bytes.drop(while: isSpace)
        if rest.first == UInt8(ascii: "v") { rest.removeFirst() }
        let numbers = takeNumbers(&rest)
        if numbers.isEmpty || rest.contains(UInt8(ascii: "\n")) {
            throw HelmError("could not parse " + Strconv.quote(text) + " as version")
        }
        guard numbers.count >= 2 else { throw HelmError("illegal version string " + Strconv.quote(text)) }
        var components: [UInt64] = []
        for number in numbers { components.append(try component(number, isFirst: components.isEmpty, of: text)) }
        return components
    }

    private static func component(_ number: GoString, isFirst: Bool, of text: GoString) throws(HelmError) -> UInt64 {
        let subject = "version component " + Strconv.quote(number) + " in " + Strconv.quote(text)
        if isFirst && number.hasPrefix("0") && number != "0" { throw HelmError("illegal zero-prefixed " + subject) }
        do { return try Strconv.parseUint(number, base: 10) } catch {
            throw HelmError("illegal non-numeric " + subject + ": " + error.message)
        }
    }

    /// Runs of digits with single dots between.
    private static func takeNumbers(_ text: inout ArraySlice<UInt8>) -> [GoString] {
        var numbers: [GoString] = []
        while true {
            let digits = text.prefix(while: isDigit)
            if digits.isEmpty { return numbers }
            numbers.append(GoString(digits))
            text = text[digits.endIndex...]
            let next = text.dropFirst().first
            guard text.first == UInt8(ascii: "."), next.map(isDigit) == true else { return numbers }
            text.removeFirst()
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B }
}
