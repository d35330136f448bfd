import GoTemplate

/// The series by which Flagger's built-in metrics know a mesh or an ingress.
///
/// Mirrors github.com/fluxcd/flagger pkg/metrics/observers: the same selectors, counted with `increase`.
struct FlaggerMesh {
    /// Counts requests.
    private let requests: GoString
    /// Counts how long they took, by buckets.
    private let buckets: GoString
    /// What selects those of the canary.
    private let selector: GoString
    /// What selects the good ones of them.
    private let good: GoString
    /// Milliseconds of one unit of the buckets.
    private let scale: Int

    init?(_ provider: GoString) {
        switch provider {
        case "istio":
            (requests, buckets, scale) = ("istio_requests_total", "istio_request_duration_milliseconds_bucket", 1)
            selector =
                #"reporter="destination",destination_workload_namespace="${namespace}",destination_workload=~"${workload}""#
            good = #"response_code!~"5.*""#
        case "linkerd":
            (requests, buckets, scale) = ("response_total", "response_latency_ms_bucket", 1)
            selector = #"namespace="${namespace}",deployment=~"${workload}",direction="inbound""#
            good = #"classification!="failure""#
        case "appmesh":
            (requests, buckets, scale) = ("envoy_cluster_upstream_rq", "envoy_cluster_upstream_rq_time_bucket", 1)
            selector =
                #"kubernetes_namespace="${namespace}",kubernetes_pod_name=~"${workload}-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)""#
            good = #"envoy_response_code!~"5.*""#
        case "contour":
            (requests, buckets, scale) = ("envoy_cluster_upstream_rq", "envoy_cluster_upstream_rq_time_bucket", 1)
            selector = #"envoy_cluster_name=~"${namespace}_${workload}-canary_[0-9a-zA-Z-]+""#
            good = #"envoy_response_code!~"5.*""#
        case "traefik":
            requests = "traefik_service_request_duration_seconds_count"
            (buckets, scale) = ("traefik_service_request_duration_seconds_bucket", 1000)
            selector = #"service=~"${namespace}-${workload}-canary-[0-9a-zA-Z-]+@kubernetescrd""#
            good = #"code!~"5..""#
        default: return nil
        }
    }

    /// The keys of a metric that counts good requests of all.
    var successRate: DraftMap {
        DraftMap([
            ("good", .text("sum(increase(" + requests + "{" + selector + "," + good + "}[${window}]))")),
            ("total", .text("sum(increase(" + requests + "{" + selector + "}[${window}]))")),
        ])
    }

    /// The query of the time, in milliseconds, that 99 of 100 requests take at most.
    var duration: GoString {
        let query = "histogram_quantile(0.99, sum by (le) (rate(" + buckets + "{" + selector + "}[${window}])))"
        return scale == 1 ? query : query + GoString(" * \(scale)")
    }
}
