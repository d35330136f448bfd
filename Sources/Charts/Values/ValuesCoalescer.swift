import Failures
import GoTemplate

/// Puts a chart's defaults, and those of its subcharts, under the values it is given.
///
/// Given values win; maps are merged, all else is replaced. Mirrors pkg/chart/common/util coalesce.go, except that
/// Go walks maps in random order and this in that of the keys.
package struct ValuesCoalescer {
    /// What becomes of nulls.
    package enum NullPolicy {
        /// A null takes a default away and vanishes with it (Helm's CoalesceValues).
        case remove
        /// Nulls stay for a later pass (Helm's MergeValues).
        case keep
    }

    private static let globalKey: GoString = "global"

    private let log: Log

    package init(log: Log) { self.log = log }

    /// The values of a chart and all below it, in a new map.
    package func coalesce(_ chart: Chart, _ values: Map, nulls: NullPolicy = .remove) throws(HelmError) -> Map {
        let result = copy(values, for: chart)
        try coalesce(chart, into: result, prefix: GoString(), nulls)
        return result
    }

    /// A copy of the values, deep where the chart may change something.
    private func copy(_ values: Map, for chart: Chart) -> Map {
        let result = Map(copying: values)
        let changed = Set((chart.values?.keys ?? []) + chart.dependencies.map(\.name) + [Self.globalKey])
        for key in changed {
            if let value = values[key] { result[key] = value.unshared() }
        }
        return result
    }

    /// Adds what `target` lacks from `source`, a map of the caller's own that this changes.
    func mergeTables(into target: Map, from source: Map, nulls: NullPolicy) {
        mergeTables(into: target, from: source, prefix: GoString(), nulls)
    }

    private func coalesce(_ chart: Chart, into target: Map, prefix: GoString, _ nulls: NullPolicy) throws(HelmError) {
        addDefaults(of: chart, to: target, prefix: Self.path(prefix, chart.name), nulls)
        for subchart in chart.dependencies {
            let values = try table(for: subchart, in: target)
            let path = Self.path(prefix, chart.name)
            addGlobals(to: values, from: target, prefix: path)
            try coalesce(subchart, into: values, prefix: path, nulls)
        }
    }

    private func table(for subchart: Chart, in target: Map) throws(HelmError) -> Map {
        guard let value = target[subchart.name] else {
            let table = Map()
            target[subchart.name] = .map(table)
            return table
        }
        guard let table = value.table else {
            throw HelmError(GoFormat.sprintf("type mismatch on %s: %t", [.string(subchart.name), value]))
        }
        return table
    }

    private func addDefaults(of chart: Chart, to target: Map, prefix: GoString, _ nulls: NullPolicy) {
        guard let defaults = chart.values else { return }
        let subchartNames = Set(chart.dependencies.map(\.name))
        for (key, value) in defaults.entries {
            guard let given = target[key] else {
                addDefault(value, key, to: target, nulls)
                continue
            }
            if given.isNil && nulls == .remove {
                target[key] = nil
            } else if let given = given.table {
                // Defaults of a subchart are still to come, so its nulls must stay until then.
                let nulls = subchartNames.contains(key) ? .keep : nulls
                addDefaults(value, to: given, path: Self.path(prefix, key), nulls)
            }
        }
    }

    private func addDefault(_ value: Value, _ key: GoString, to target: Map, _ nulls: NullPolicy) {
        if nulls == .remove && value.isNil { return }
        target[key] = nulls == .remove ? value.unsharedWithoutNulls() : value.unshared()
    }

    private func addDefaults(_ value: Value, to target: Map, path: GoString, _ nulls: NullPolicy) {
        guard let table = value.table else {
            if !value.isNil { log.info("warning: skipped value for " + path + ": Not a table.") }
            return
        }
        let source = nulls == .remove ? table.unsharedWithoutNulls() : table.unshared()
        mergeTables(into: target, from: source, prefix: path, nulls)
    }

    /// Hands the globals of a chart down to a subchart, where those of the parent win.
    private func addGlobals(to target: Map, from source: Map, prefix: GoString) {
        guard let own = globals(of: target, role: "destination"), let given = globals(of: source, role: "source") else {
            return
        }
        for (key, value) in given.entries { addGlobal(value, key, to: own, prefix: prefix) }
        target[Self.globalKey] = .map(own)
    }

    private func globals(of values: Map, role: GoString) -> Map? {
        guard let value = values[Self.globalKey] else { return Map() }
        if value.table == nil { log.info("warning: skipping globals because " + role + " global is not a table.") }
        return value.table
    }

    private func addGlobal(_ value: Value, _ key: GoString, to own: Map, prefix: GoString) {
        switch (value.table, own[key]) {
        case (let table?, nil): own[key] = .map(Map(copying: table))
        case (let table?, let existing?):
            guard let existing = existing.table else {
                let name = Strconv.quote(key)
                return log.info("Conflict: cannot merge map onto non-map for " + name + ". Skipping.")
            }
            let merged = Map(copying: table)
            mergeTables(into: merged, from: existing, prefix: Self.path(prefix, key), .keep)
            own[key] = .map(merged)
        case (nil, let existing?) where existing.table != nil: log.info("key " + key + " is table. Skipping")
        default: own[key] = value
        }
    }

    private func mergeTables(into target: Map, from source: Map, prefix: GoString, _ nulls: NullPolicy) {
        // A null of the target deletes a default, but stays where there was none.
        let defaulted = source.entries.compactMap { $0.1.isNil ? nil : $0.0 }
        for (key, value) in target.entries where value.isNil { source[key] = .null }
        var nextDefaulted = defaulted[...]
        for (key, value) in source.entries {
            let isDefaulted = nextDefaulted.first == key
            if isDefaulted { nextDefaulted.removeFirst() }
            guard let existing = target[key] else {
                target[key] = value
                continue
            }
            if nulls == .remove && existing.isNil && isDefaulted {
                target[key] = nil
            } else {
                merge(value, into: existing, key, of: prefix, nulls)
            }
        }
    }

    private func merge(
        _ value: Value, into existing: Value, _ key: GoString, of prefix: GoString, _ nulls: NullPolicy
    ) {
        switch (value.table, existing.table) {
        case (let source?, let target?):
            mergeTables(into: target, from: source, prefix: Self.path(prefix, key), nulls)
        case (_?, nil): warn("warning: cannot overwrite table with non table for %s (%v)", key, of: prefix, value)
        case (nil, _?) where !value.isNil:
            warn("warning: destination for %s is a table. Ignoring non-table value (%v)", key, of: prefix, value)
        default: break
        }
    }

    private func warn(_ format: GoString, _ key: GoString, of prefix: GoString, _ value: Value) {
        log.info(GoFormat.sprintf(format, [.string(Self.path(prefix, key)), value]))
    }

    private static func path(_ prefix: GoString, _ name: GoString) -> GoString {
        prefix.isEmpty ? name : prefix + "." + name
    }
}
