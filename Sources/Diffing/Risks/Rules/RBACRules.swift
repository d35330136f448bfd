import GoTemplate

/// Rights in the cluster that grow.
enum RBACRules {
    private static let group: GoString = "rbac.authorization.k8s.io"

    static let all: [RiskRule] = [
        RiskRule("rbac-widened", .high, "A role allows more than before", .change(widened)),
        RiskRule("rbac-escalation", .high, "A role lets its holders take more rights", .object(escalation)),
        RiskRule("rbac-wildcard", .medium, "A role allows everything of a kind", .object(wildcards)),
        RiskRule("rbac-secrets", .medium, "A role lets its holders read Secrets", .object(secrets)),
        RiskRule("rbac-cluster-admin", .high, "Somebody gets all rights in the cluster", .object(clusterAdmins)),
        RiskRule("rbac-anonymous", .high, "Everybody gets a role", .object(everybody)),
        RiskRule("rbac-subject-added", .medium, "A binding gives its role to more subjects", .change(subjects)),
    ]
}

// MARK: - Roles

extension RBACRules {
    @Sendable private static func widened(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let kept = diff.kept, let before = AccessRules(kept.old), let after = AccessRules(kept.new) else {
            return []
        }
        let grants = after.grants(beyond: before)
        guard !grants.isEmpty else { return [] }
        return [RiskFinding(kept.new.identity, FieldPath("rules"), "it now allows " + summary(grants))]
    }

    /// As in `list, watch of secrets; get of pods and 3 more`.
    private static func summary(_ grants: [AccessRules.Grant]) -> GoString {
        var order: [GoString] = []
        var verbs: [GoString: [GoString]] = [:]
        for grant in grants {
            let resource = name(of: grant)
            if verbs[resource] == nil { order.append(resource) }
            if !(verbs[resource] ?? []).contains(grant.verb) { verbs[resource, default: []].append(grant.verb) }
        }
        let shown = order.prefix(5).map { resource in
            GoString.joined((verbs[resource] ?? []).map(word), by: ", ") + " of " + resource
        }
        let rest = order.count - shown.count
        return GoString.joined(Array(shown), by: "; ") + (rest > 0 ? GoString(" and \(rest) more") : "")
    }

    private static func word(_ verb: GoString) -> GoString { verb == "*" ? "all verbs" : verb }

    private static func name(of grant: AccessRules.Grant) -> GoString {
        if grant.isURL { return grant.resource }
        let name = grant.name.map { " " + $0 } ?? ""
        return resource(grant.resource, grant.group) + name
    }

    private static func resource(_ resource: GoString, _ group: GoString) -> GoString {
        let place: GoString = group.isEmpty ? "" : group == "*" ? " in all groups" : "." + group
        return resource == "*"
            ? "all resources" + (group == "*" ? place : " of the group " + quoted(group)) : resource + place
    }

    private static func quoted(_ group: GoString) -> GoString { "\"" + group + "\"" }

    private static func findings(
        _ object: DiffObject, _ messages: (AccessRules.Rule) -> [GoString]
    ) -> [RiskFinding] {
        guard let access = AccessRules(object) else { return [] }
        return access.rules.enumerated().flatMap { index, rule in
            // The place of a rule says nothing: rules move when others come.
            messages(rule).map { RiskFinding(object.identity, FieldPath("rules"), $0) }
        }
    }

    @Sendable private static func wildcards(_ object: DiffObject) -> [RiskFinding] {
        findings(object) { rule in
            guard rule.urls.isEmpty, rule.names.isEmpty else { return [] }
            let verbs = GoString.joined(rule.verbs.map(word), by: ", ")
            return rule.groups.flatMap { group in
                rule.resources.filter { rule.verbs.contains("*") || $0 == "*" }.map {
                    "it allows " + verbs + " of " + resource($0, group)
                }
            }
        }
    }

    @Sendable private static func escalation(_ object: DiffObject) -> [RiskFinding] {
        let verbs: [GoString] = ["escalate", "bind", "impersonate"]
        let resources: [GoString: GoString] = [
            "serviceaccounts/token": "create", "nodes/proxy": "get", "pods/exec": "create",
        ]
        return findings(object) { rule in
            let dangerous = rule.verbs.filter(verbs.contains)
            let list = GoString.joined(rule.resources, by: ", ")
            let named = dangerous.isEmpty ? [] : ["it allows " + GoString.joined(dangerous, by: ", ") + " of " + list]
            let others = rule.resources.filter { name in
                guard let verb = resources[name] else { return false }
                return rule.verbs.contains(verb) || rule.verbs.contains("*")
            }
            return named + others.map { "it allows to use " + $0 }
        }
    }

    @Sendable private static func secrets(_ object: DiffObject) -> [RiskFinding] {
        let reading: [GoString] = ["get", "list", "watch", "*"]
        let place: GoString = object.identity.kind == "ClusterRole" ? "" : " in its namespace"
        return findings(object) { rule in
            let verbs = rule.verbs.filter(reading.contains)
            guard !verbs.isEmpty, rule.names.isEmpty, rule.resources.contains("secrets"),
                rule.groups.contains("") || rule.groups.contains("*")
            else { return [] }
            return ["it allows " + GoString.joined(verbs.map(word), by: ", ") + " of all secrets" + place]
        }
    }
}

// MARK: - Bindings

extension RBACRules {
    private static func isBinding(_ object: DiffObject) -> Bool {
        object.identity.group == group && ["RoleBinding", "ClusterRoleBinding"].contains(object.identity.kind)
    }

    /// The subjects of a binding, as in `ServiceAccount shop/web`.
    private static func subjects(of binding: DiffObject) -> [GoString] {
        binding.root.elements("subjects").map { subject in
            let space = subject.field("namespace").map { $0.text + "/" } ?? ""
            return (subject.field("kind")?.text ?? "") + " " + space + (subject.field("name")?.text ?? "")
        }
    }

    private static func role(of binding: DiffObject) -> GoString { binding.field("roleRef", "name")?.text ?? "" }

    @Sendable private static func clusterAdmins(_ object: DiffObject) -> [RiskFinding] {
        guard isBinding(object), role(of: object) == "cluster-admin" else { return [] }
        let place: GoString = object.identity.kind == "ClusterRoleBinding" ? "in the cluster" : "in the namespace"
        return subjects(of: object).map {
            RiskFinding(object.identity, FieldPath("roleRef"), $0 + " may do everything " + place)
        }
    }

    @Sendable private static func everybody(_ object: DiffObject) -> [RiskFinding] {
        guard isBinding(object) else { return [] }
        let groups = ["system:anonymous", "system:unauthenticated", "system:authenticated", "system:serviceaccounts"]
        return object.root.elements("subjects").compactMap { subject in
            guard let name = subject.field("name")?.text, groups.contains(name.text) else { return nil }
            return RiskFinding(
                object.identity, FieldPath("subjects"), name + " gets the role " + role(of: object))
        }
    }

    @Sendable private static func subjects(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let kept = diff.kept, isBinding(kept.new) else { return [] }
        let before = Set(subjects(of: kept.old))
        return subjects(of: kept.new).filter { !before.contains($0) }.map {
            RiskFinding(kept.new.identity, FieldPath("subjects"), $0 + " gets the role " + role(of: kept.new))
        }
    }
}
