import Codecs
import GoTemplate

/// A dashboard of Grafana for what `MetricsText` writes, with the stages as annotations.
enum GrafanaDashboard {
    /// JSON with a newline at the end.
    static func json() throws -> GoString { GoString(try JSON.encode(value) + [0x0A]) }

    private static var value: Value {
        var dashboard = JSONObject()
        dashboard.add("title", .string("Staged rollouts"))
        dashboard.add("uid", .string("swelm-rollouts"))
        dashboard.add("schemaVersion", .int(39))
        dashboard.add("refresh", .string("10s"))
        dashboard.add("time", object(("from", .string("now-3h")), ("to", .string("now"))))
        dashboard.add("templating", object(("list", .list([source, rollout]))))
        dashboard.add("annotations", object(("list", .list([stages]))))
        dashboard.add("panels", .list(panels.enumerated().map { $1.value(id: $0 + 1) }))
        return dashboard.value
    }

    private static let panels = [
        DashboardPanel(
            "State", "swelm_rollout_state{rollout=~\"$rollout\"} == 1", "{{state}}", kind: "stat", x: 0, y: 0, width: 6),
        DashboardPanel(
            "Stage", "swelm_rollout_stage{rollout=~\"$rollout\"}", "stage", kind: "stat", x: 6, y: 0, width: 6),
        DashboardPanel(
            "Duration", "swelm_rollout_duration_seconds{rollout=~\"$rollout\"}", "duration", kind: "stat", unit: "s",
            x: 12, y: 0, width: 6),
        DashboardPanel(
            "Outcomes", "sum by (outcome) (swelm_rollout_outcomes_total)", "{{outcome}}", kind: "stat", x: 18, y: 0,
            width: 6),
        DashboardPanel(
            "Traffic of the canary", "swelm_rollout_canary_weight{rollout=~\"$rollout\"}", "{{release}}",
            unit: "percentunit", x: 0, y: 5, width: 24),
        DashboardPanel(
            "Checks", "swelm_rollout_check_value{rollout=~\"$rollout\"}", "{{check}} {{side}}", x: 0, y: 13, width: 12),
        DashboardPanel(
            "Verdicts", "swelm_rollout_check_verdict{rollout=~\"$rollout\"} == 1", "{{check}} {{verdict}}",
            kind: "state-timeline", x: 12, y: 13, width: 12),
    ]

    private static var source: Value {
        object(("name", .string("source")), ("type", .string("datasource")), ("query", .string("prometheus")))
    }

    private static var rollout: Value {
        object(
            ("name", .string("rollout")), ("type", .string("query")), ("datasource", DashboardPanel.source),
            ("query", .string("label_values(swelm_rollout_state, rollout)")), ("refresh", .int(2)),
            ("multi", .bool(true)), ("includeAll", .bool(true)))
    }

    /// A mark wherever the number of the stage changes.
    private static var stages: Value {
        object(
            ("name", .string("Stages")), ("datasource", DashboardPanel.source), ("enable", .bool(true)),
            ("iconColor", .string("orange")), ("titleFormat", .string("{{rollout}}")),
            ("textFormat", .string("next stage")),
            ("expr", .string("changes(swelm_rollout_stage{rollout=~\"$rollout\"}[1m]) > 0")))
    }

    static func object(_ fields: (GoString, Value)...) -> Value {
        var object = JSONObject()
        for (name, value) in fields { object.add(name, value) }
        return object.value
    }
}

/// One panel with one query.
struct DashboardPanel {
    private let title: GoString
    private let query: GoString
    private let legend: GoString
    private let kind: GoString
    private let unit: GoString
    private let place: (x: Int, y: Int, width: Int)

    static var source: Value {
        GrafanaDashboard.object(("type", .string("prometheus")), ("uid", .string("${source}")))
    }

    init(
        _ title: GoString, _ query: GoString, _ legend: GoString, kind: GoString = "timeseries",
        unit: GoString = "short",
        x: Int, y: Int, width: Int
    ) {
        (self.title, self.query, self.legend, self.kind, self.unit) = (title, query, legend, kind, unit)
        place = (x, y, width)
    }

    func value(id: Int) -> Value {
        let target = GrafanaDashboard.object(
            ("refId", .string("A")), ("datasource", Self.source), ("expr", .string(query)),
            ("legendFormat", .string(legend)))
        let height = kind == "stat" ? 5 : 8
        let defaults = GrafanaDashboard.object(("unit", .string(unit)))
        return GrafanaDashboard.object(
            ("id", .int(id)), ("type", .string(kind)), ("title", .string(title)), ("datasource", Self.source),
            (
                "gridPos",
                GrafanaDashboard.object(
                    ("x", .int(place.x)), ("y", .int(place.y)), ("w", .int(place.width)), ("h", .int(height)))
            ),
            ("fieldConfig", GrafanaDashboard.object(("defaults", defaults), ("overrides", .list([])))),
            ("targets", .list([target])))
    }
}
