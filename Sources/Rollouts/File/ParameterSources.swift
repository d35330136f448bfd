import Codecs
import GoRegexp
import GoTemplate

/// Where the parameters of a stages file take their values from.
package struct ParameterSources {
    /// What was typed, by name.
    package var given: [GoString: GoString] = [:]
    /// What the parameters were when the file was read before; they are not worked out again.
    ///
    /// By the names of targets; an empty one where there are none.
    var frozen: [GoString: [GoString: Value]] = [:]
    /// Gives the values of the deployed revision of a release, with the defaults of its chart; nil where there is none.
    package var base: (MemberPlace) throws -> Map? = { _ in nil }
    /// Gives values that count as deployed where nothing is, by the chart as the file names it; nil for none.
    package var assumed: (_ chart: GoString) throws -> Map? = { _ in nil }
    /// What the release is called, whatever the file says; nil where nobody typed a name.
    package var release: GoString?
    /// The namespace, whatever the file says; nil where nobody typed one.
    package var namespace: GoString?
    /// The namespace where nobody says one.
    package let defaultNamespace: GoString

    package init(defaultNamespace: GoString) { self.defaultNamespace = defaultNamespace }
}

extension StagesFile {
    private static let parameters = ValuePath().key("parameters")

    /// The value of each parameter.
    ///
    /// - Throws: for one that is missing, that does not match its pattern, or that the file does not know.
    func parameters(
        _ sources: ParameterSources, of target: TargetDefinition?
    ) throws(StagesFileError) -> [GoString: Value] {
        let names = document.keys(at: Self.parameters)
        if let stranger = sources.given.keys.sorted().first(where: { !names.contains($0) }) {
            throw document.failure("there is no parameter `" + stranger + "` here", at: Self.parameters)
        }
        var values: [GoString: Value] = [:]
        for name in names { values[name] = try parameter(name, sources, target) }
        return values
    }

    private func parameter(
        _ name: GoString, _ sources: ParameterSources, _ target: TargetDefinition?
    ) throws(StagesFileError) -> Value {
        let path = Self.parameters.key(name)
        guard let value = try value(ofParameter: name, sources, target) else {
            throw document.failure(
                "the parameter `" + name + "` is missing: give it with --param " + name + "=VALUE", at: path)
        }
        try check(value, ofParameter: name)
        return value
    }

    /// What a target says of its own counts before what is typed, which is for all.
    private func value(
        ofParameter name: GoString, _ sources: ParameterSources, _ target: TargetDefinition?
    ) throws(StagesFileError) -> Value? {
        let path = Self.parameters.key(name)
        if let value = sources.frozen[target?.name ?? ""]?[name] { return value }
        if let target, let value = document.value(at: Self.targets.key(target.name).key("parameters").key(name)) {
            return value
        }
        if let given = sources.given[name] { return .string(given) }
        if let value = try deployedValue(at: path.key("base"), sources, target) { return value }
        guard let value = document.value(at: path.key("default")), !value.isNil else { return nil }
        return value
    }

    /// The value of the deployed revision that a key names; of several releases the first one's.
    private func deployedValue(
        at path: ValuePath, _ sources: ParameterSources, _ target: TargetDefinition?
    ) throws(StagesFileError) -> Value? {
        guard let place = document.text(at: path) else { return nil }
        let first = document.keys(at: ValuePath().key("releases")).first
        let member = first.map { ValuePath().key("releases").key($0) } ?? ValuePath()
        let name = first.map { document.text(at: member.key("release")) ?? $0 } ?? release(sources)
        let namespace = namespace(sources, at: member, of: target)
        let deployed = MemberPlace(target: target?.name ?? "", namespace: namespace, release: name)
        let base = try deployedValues(of: deployed, sources, at: path)
        guard let value = base?.value(at: ValuePath(dotted: place)), !value.isNil else { return nil }
        return value
    }

    /// The values of a deployed revision; nil where there is none.
    func deployedValues(
        of place: MemberPlace, _ sources: ParameterSources, at path: ValuePath
    ) throws(StagesFileError) -> Map? {
        do { return try sources.base(place) } catch { throw document.failure(error.goMessage, at: path) }
    }

    private func check(_ value: Value, ofParameter name: GoString) throws(StagesFileError) {
        let path = Self.parameters.key(name).key("pattern")
        guard let pattern = document.text(at: path) else { return }
        let expression: Regexp
        do {
            expression = try Regexp(compiling: "^(?:" + pattern + ")$")
        } catch {
            throw document.failure("the pattern cannot be read: " + error.goMessage, at: path)
        }
        let text = value.digits
        guard expression.matches(text) else {
            throw document.failure(
                "the parameter `" + name + "` is " + Strconv.quote(text) + ", which does not match " + pattern, at: path
            )
        }
    }
}

extension ValuePath {
    /// A path as it is typed, `image.tag`; a backslash before a dot makes it part of a key.
    package init(dotted text: GoString) {
        var keys: [[UInt8]] = [[]]
        var isEscaped = false
        for byte in text.bytes {
            if !isEscaped, byte == UInt8(ascii: "\\") {
                isEscaped = true
                continue
            }
            if byte == UInt8(ascii: "."), !isEscaped { keys.append([]) } else { keys[keys.count - 1].append(byte) }
            isEscaped = false
        }
        self.init(keys.map { .key(GoString($0)) })
    }
}
