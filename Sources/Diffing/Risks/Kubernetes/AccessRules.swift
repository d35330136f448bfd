import GoTemplate

/// What a role allows.
struct AccessRules: Sendable {
    /// A single thing that is allowed.
    struct Grant: Hashable, Sendable {
        let verb: GoString
        let group: GoString
        /// A resource, or a URL that is none.
        let resource: GoString
        /// The name of the only object; nil for all.
        let name: GoString?
        let isURL: Bool
    }

    /// One rule: all combinations of what it lists.
    struct Rule: Sendable {
        let node: Node
        let groups: [GoString]
        let resources: [GoString]
        let verbs: [GoString]
        /// Empty for all.
        let names: [GoString]
        let urls: [GoString]

        init(_ node: Node) {
            self.node = node
            groups = node.texts("apiGroups")
            resources = node.texts("resources")
            verbs = node.texts("verbs")
            names = node.texts("resourceNames")
            urls = node.texts("nonResourceURLs")
        }

        /// Mirrors pkg/apis/rbac/v1 evaluation_helpers.go.
        func covers(_ grant: Grant) -> Bool {
            guard verbs.contains("*") || verbs.contains(grant.verb) else { return false }
            if grant.isURL { return urls.contains { Self.coversURL($0, grant.resource) } }
            guard groups.contains("*") || groups.contains(grant.group), coversResource(grant.resource) else {
                return false
            }
            return names.isEmpty || grant.name.map(names.contains) ?? false
        }

        private func coversResource(_ resource: GoString) -> Bool {
            if resources.contains("*") || resources.contains(resource) { return true }
            guard let slash = resource.bytes.firstIndex(of: UInt8(ascii: "/")) else { return false }
            return resources.contains("*" + GoString(resource.bytes[slash...]))
        }

        private static func coversURL(_ pattern: GoString, _ url: GoString) -> Bool {
            guard pattern.bytes.last == UInt8(ascii: "*") else { return pattern == url }
            return url.bytes.starts(with: pattern.bytes.dropLast())
        }

        /// All single grants, up to a number that no real rule has.
        var grants: [Grant] {
            var grants: [Grant] = []
            let names: [GoString?] = self.names.isEmpty ? [nil] : self.names
            for verb in verbs {
                grants += urls.map { Grant(verb: verb, group: "", resource: $0, name: nil, isURL: true) }
                for group in groups where grants.count < 20_000 {
                    for resource in resources {
                        grants += names.map {
                            Grant(verb: verb, group: group, resource: resource, name: $0, isURL: false)
                        }
                    }
                }
            }
            return grants
        }
    }

    let rules: [Rule]

    /// The rules of a Role or ClusterRole; nil for other objects.
    init?(_ object: DiffObject) {
        guard object.identity.group == "rbac.authorization.k8s.io",
            ["Role", "ClusterRole"].contains(object.identity.kind)
        else { return nil }
        rules = object.root.elements("rules").map(Rule.init)
    }

    /// What is allowed here and was not in earlier rules.
    func grants(beyond earlier: AccessRules) -> [Grant] {
        let changed = rules.filter { rule in !earlier.rules.contains { $0.node.isSame(as: rule.node) } }
        var seen = Set<Grant>()
        return changed.flatMap(\.grants).filter { grant in
            !earlier.rules.contains { $0.covers(grant) } && seen.insert(grant).inserted
        }
    }
}
