import Codecs
import GoTemplate

/// How a file reads for one target, which may have parameters of its own.
struct TargetReading {
    /// Nil where the file has no targets.
    let target: TargetDefinition?
    let parameters: [GoString: Value]
    let texts: Substitution
    /// With parameters in place of numbers.
    let document: StagesDocument

    var name: GoString { target?.name ?? GoString() }
}

extension StagesFile {
    /// How the file reads for each of its targets, in their order.
    func readings(_ sources: ParameterSources) throws(StagesFileError) -> [TargetReading] {
        let names = document.keys(at: Self.targets)
        guard !names.isEmpty else { return [try reading(nil, sources)] }
        try checkNames(names)
        return try names.map { name throws(StagesFileError) in
            try reading(try target(named: name), sources)
        }
    }

    /// The targets, by name; none where the file has none.
    package func targets() throws(StagesFileError) -> [GoString: TargetDefinition] {
        var targets: [GoString: TargetDefinition] = [:]
        for name in document.keys(at: Self.targets) { targets[name] = try target(named: name) }
        return targets
    }

    /// The names of parameters that some target has a value of its own for.
    var targetParameters: Set<GoString> {
        Set(document.keys(at: Self.targets).flatMap { document.keys(at: Self.targets.key($0).key("parameters")) })
    }

    private func reading(
        _ target: TargetDefinition?, _ sources: ParameterSources
    ) throws(StagesFileError) -> TargetReading {
        let parameters = try parameters(sources, of: target)
        let texts = substitution(parameters, sources, of: target)
        let placed = try ParameterPlacement(document: document, texts: texts).placed()
        return TargetReading(target: target, parameters: parameters, texts: texts, document: placed)
    }

    private func target(named name: GoString) throws(StagesFileError) -> TargetDefinition {
        let path = Self.targets.key(name)
        let store = path.key("store")
        let reader = DefinitionReader(document, Substitution(values: [:]))
        return TargetDefinition(
            name: name, context: document.text(at: path.key("context")),
            namespace: document.text(at: path.key("namespace")),
            store: document.value(at: store)?.isNil == false ? try reader.secretText(at: store) : nil)
    }

    /// Names stand in keys of records, in front of a slash.
    private func checkNames(_ names: [GoString]) throws(StagesFileError) {
        for name in names where name.isEmpty || !name.bytes.allSatisfy(Self.isNameByte) {
            let reason = "a target's name has letters, digits, dots and dashes alone, not " + Strconv.quote(name)
            throw document.failure(reason, at: Self.targets.key(name))
        }
        let own = document.keys(at: ValuePath().key("parameters"))
        for name in names {
            let path = Self.targets.key(name).key("parameters")
            guard let stranger = document.keys(at: path).first(where: { !own.contains($0) }) else { continue }
            throw document.failure("there is no parameter `" + stranger + "` here", at: path.key(stranger))
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
