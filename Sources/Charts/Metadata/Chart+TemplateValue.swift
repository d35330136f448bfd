import GoTemplate

extension Chart {
    /// `.Chart`: the metadata as a map with Go's field names, and `IsRoot`.
    ///
    /// Mirrors pkg/chart common.go structToMap and pkg/engine engine.go recAllTpls.
    package var templateValue: Map {
        metadata.templateValue(isRoot: isRoot)
    }
}

extension Metadata {
    /// In the order of the values of `templateValue`.
    private static let templateKeys: [GoString] = [
        "APIVersion", "Annotations", "AppVersion", "Condition", "Dependencies", "Deprecated", "Description", "Home",
        "Icon", "IsRoot", "Keywords", "KubeVersion", "Maintainers", "Name", "Sources", "Tags", "Type", "Version",
    ]

    fileprivate func templateValue(isRoot: Bool) -> Map {
        let maintainers = maintainers.map { $0.map { Value.map($0.templateValue) } ?? .null }
        let dependencies = (dependencies ?? []).map { $0.map { Value.map($0.templateValue) } ?? .null }
        let values: [Value] = [
            .string(apiVersion), .map(annotationsMap), .string(appVersion), .string(condition), .list(dependencies),
            .bool(isDeprecated), .string(description), .string(home), .string(icon), .bool(isRoot), texts(keywords),
            .string(kubeVersion), .list(maintainers), .string(name), texts(sources), .string(tags), .string(type),
            .string(version),
        ]
        return Map(sortedKeys: Self.templateKeys, values: values)
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
