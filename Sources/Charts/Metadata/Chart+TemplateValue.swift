import GoTemplate

extension Chart {
    /// `.Chart`: the metadata as a map with Go's field names, and `IsRoot`.
    ///
    /// Mirrors pkg/chart common.go structToMap and pkg/engine engine.go recAllTpls.
    package var templateValue: Map {
        let map = metadata.templateValue
        map["IsRoot"] = .bool(isRoot)
        return map
    }
}

extension Metadata {
    fileprivate var templateValue: Map {
        Map([
            ("Name", .string(name)),
            ("Home", .string(home)),
            ("Sources", texts(sources)),
            ("Version", .string(version)),
            ("Description", .string(description)),
            ("Keywords", texts(keywords)),
            ("Maintainers", .list(maintainers.map { $0.map { .map($0.templateValue) } ?? .null })),
            ("Icon", .string(icon)),
            ("APIVersion", .string(apiVersion)),
            ("Condition", .string(condition)),
            ("Tags", .string(tags)),
            ("AppVersion", .string(appVersion)),
            ("Deprecated", .bool(isDeprecated)),
            ("Annotations", .map(annotationsMap)),
            ("KubeVersion", .string(kubeVersion)),
            ("Dependencies", .list((dependencies ?? []).map { $0.map { .map($0.templateValue) } ?? .null })),
            ("Type", .string(type)),
        ])
    }

    private var annotationsMap: Map {
        guard let annotations else { return Map(type: .stringMap, isNilMap: true) }
        return Map(annotations.map { ($0.key, .string($0.value)) }, type: .stringMap)
    }
}

extension Maintainer {
    fileprivate var templateValue: Map {
        Map([("Name", .string(name)), ("Email", .string(email)), ("URL", .string(url))])
    }
}

extension Dependency {
    fileprivate var templateValue: Map {
        Map([
            ("Name", .string(name)),
            ("Version", .string(version)),
            ("Repository", .string(repository)),
            ("Condition", .string(condition)),
            ("Tags", texts(tags)),
            ("Enabled", .bool(isEnabled)),
            ("ImportValues", .list(importValues.map(\.templateValue))),
            ("Alias", .string(alias)),
        ])
    }
}

/// Slices of strings become `[]interface {}` on the way.
private func texts(_ strings: [GoString]) -> Value { .list(strings.map(Value.string)) }
