//! Whether the hot lists begin in their index however far down a page is: asked of both databases themselves.

use crate::deliveries::SWEEP_DELIVERIES;
use crate::need_figures::ASKERS;
use crate::questions::NEED_OF;
use crate::{Cursor, First, Store, StoreError, dialect};
use domain::finding::Wanted;
use domain::media::Kind;
use domain::{BusinessId, ConversationId, Timestamp};
use sea_orm::{ConnectionTrait, DatabaseBackend, EntityTrait, QuerySelect, QueryTrait, Select, Statement};
use uuid::Uuid;

#[tokio::test]
async fn a_page_far_down_a_list_begins_in_its_index() {
    let folder = tempfile::tempdir().unwrap();
    for store in stores(folder.path()).await {
        let desk = store.of(BusinessId(Uuid::now_v7()));
        let far = Some(Cursor { at: Timestamp(5), id: Uuid::now_v7() });
        let thread = ConversationId(Uuid::now_v7());
        let plans = [
            ("conversations_that_wait", "due_at", plan(&store, desk.waiting(far)).await),
            ("conversations_at_rest", "last_message_at", plan(&store, desk.at_rest(far)).await),
            ("messages_in_order", "written_at", plan(&store, desk.lines(thread, far)).await),
            ("pieces_by_change", "changed_at", plan(&store, desk.last_touched(None, far)).await),
            ("pieces_by_kind", "changed_at", plan(&store, desk.last_touched(Some(Kind::Album), far)).await),
            ("pieces_out", "out_at", plan(&store, desk.out(None, far)).await),
            ("pieces_out_by_kind", "out_at", plan(&store, desk.out(Some(Kind::Album), far)).await),
        ];
        for (index, time, plan) in plans {
            // Both columns of the cursor stand in the condition by which the index is entered, and nothing is sorted.
            let entered = plan.lines().any(|line| {
                let pair =
                    line.contains(&format!("({time},id)")) || line.contains(&format!("ROW({time}, id)"));
                pair && (line.contains(index) || line.contains("Index Cond"))
            });
            assert!(plan.contains(index) && entered, "{index}:\n{plan}");
            assert!(!plan.contains("TEMP B-TREE") && !plan.contains("Sort"), "{index}:\n{plan}");
        }
    }
}

#[tokio::test]
async fn whose_a_key_is_is_found_by_an_index() {
    let folder = tempfile::tempdir().unwrap();
    for store in stores(folder.path()).await {
        let plans = [
            (name_of_hosts(&store), plan(&store, crate::business::site("adas-joinery.example")).await),
            ("tokens_by_token", plan(&store, crate::tokens::by_hash("a")).await),
            ("invitations_by_token", plan(&store, crate::invitations::by_hash("a")).await),
            (
                "channels_by_remote",
                plan(&store, crate::channels::of_accounts("a", &["b".into(), "c".into()])).await,
            ),
            ("conversations_by_page", plan(&store, crate::inbox::by_page("a")).await),
        ];
        for (index, plan) in plans {
            assert!(plan.contains(index), "{index}:\n{plan}");
            assert!(!plan.contains("SCAN") && !plan.contains("Seq Scan"), "{index}:\n{plan}");
        }
    }
}

#[tokio::test]
async fn what_awaits_release_is_read_from_its_index_in_order() {
    let folder = tempfile::tempdir().unwrap();
    for store in stores(folder.path()).await {
        let values = [Uuid::now_v7().into(), 5_i64.into(), Uuid::now_v7().into(), 41_i64.into()];
        let asked = Statement::from_sql_and_values(store.backend(), crate::releases::LIST.as_str(), values);
        let plan = explain(&store, asked).await;
        let first = plan.lines().find(|line| line.contains("messages")).unwrap_or_default();
        assert!(first.contains("messages_awaiting_release"), "{plan}");
        assert!(!plan.contains("TEMP B-TREE") && !plan.contains("Sort"), "{plan}");
    }
}

#[tokio::test]
async fn what_stands_beside_a_thread_is_read_from_its_index_in_order() {
    let folder = tempfile::tempdir().unwrap();
    for store in stores(folder.path()).await {
        let some = || sea_orm::Value::from(Uuid::now_v7());
        let asked = [
            ("questions_by_asker", ASKERS, vec![some(), some(), 5_i64.into()]),
            ("questions_by_conversation", NEED_OF, vec![some(), some()]),
        ];
        for (index, sql, values) in asked {
            let plan = explain(&store, Statement::from_sql_and_values(store.backend(), sql, values)).await;
            assert!(plan.contains(index), "{index}:\n{plan}");
            assert!(!plan.contains("TEMP B-TREE") && !plan.contains("Sort"), "{index}:\n{plan}");
        }
    }
}

/// PostgreSQL counts by itself; what it takes for an empty table says nothing. There the time is measured
/// (`benches/run inbox`).
#[tokio::test]
async fn words_are_looked_up_before_messages_also_before_sqlite_counted_anything() {
    let folder = tempfile::tempdir().unwrap();
    let store = &stores(folder.path()).await[0];
    let backend = store.backend();
    let business = Uuid::now_v7();
    let query = dialect::query(backend, &Wanted::of("oak oil").unwrap(), business);
    let values = vec![query.into(), business.into(), i64::MAX.into(), Uuid::max().into(), 41_i64.into()];
    for sql in dialect::search(backend) {
        let plan = explain(store, Statement::from_sql_and_values(backend, sql, values.clone())).await;
        let line = |what: &str| plan.lines().position(|line| line.contains(what));
        let words = line("SCAN s VIRTUAL TABLE").unwrap_or_else(|| panic!("{plan}"));
        assert!(line("SEARCH m USING INTEGER PRIMARY KEY").is_some_and(|place| place > words), "{plan}");
        assert!(line("SEARCH c USING").is_some_and(|place| place > words), "{plan}");
        assert!(line("SCAN m").is_none() && line("SCAN messages").is_none(), "{plan}");
    }
}

#[tokio::test]
async fn a_read_that_does_not_end_is_given_up_and_its_connection_works_on() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&format!("sqlite:{}", folder.path().join("budget.db").display())).await.unwrap();
    let endless =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT COUNT(*) AS x FROM n";
    let read = store.inner.read.query_one_raw(Statement::from_string(store.backend(), endless));
    let read = tokio::time::timeout(std::time::Duration::from_secs(30), read).await;
    let error = StoreError::from(read.expect("it reads for ever").unwrap_err());
    assert!(matches!(error, StoreError::TooLong), "{error}");
    // The next one has a budget of its own.
    let one = Statement::from_string(store.backend(), "SELECT 1 AS x");
    assert!(store.inner.read.query_one_raw(one).await.unwrap().is_some());
}

#[tokio::test]
async fn visitors_are_served_while_every_desk_waits() {
    let folder = tempfile::tempdir().unwrap();
    for store in stores(folder.path()).await {
        let backend = store.backend();
        let endless = match backend {
            DatabaseBackend::Sqlite => {
                "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT COUNT(*) AS x FROM n"
            }
            _ => "SELECT pg_sleep(60)",
        };
        let desks: Vec<_> = (0..12)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move {
                    let statement = Statement::from_string(store.backend(), endless);
                    store.inner.read.query_one_raw(statement).await.is_ok()
                })
            })
            .collect();
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        let business = BusinessId(Uuid::now_v7());
        let found = store.of(business).for_visitors().find_piece("oil").await.unwrap();
        assert!(found.is_none() && store.list_businesses().await.unwrap().is_empty());
        assert!(desks.iter().all(|desk| !desk.is_finished()), "{backend:?}: the desks still wait");
        desks.iter().for_each(tokio::task::JoinHandle::abort);
    }
}

#[tokio::test]
async fn a_business_that_searches_too_much_waits_for_itself_and_no_other_does() {
    let folder = tempfile::tempdir().unwrap();
    for store in stores(folder.path()).await {
        let (busy, other) = (BusinessId(Uuid::now_v7()), BusinessId(Uuid::now_v7()));
        let turn = store.inner.searches.turn_of(busy.0);
        let both = turn.acquire_many(2).await.unwrap();
        let oak = Wanted::of("oak").unwrap();
        let search = async |business| store.of(business).search_messages(&oak, None, 10).await.unwrap();
        tokio::select! {
            biased;
            _ = search(busy) => panic!("a third search at once, on {:?}", store.backend()),
            found = search(other) => assert!(found.rows.is_empty()),
        }
        drop(both);
        assert!(search(busy).await.rows.is_empty());
    }
}

#[tokio::test]
async fn the_next_order_is_the_first_of_an_index_however_many_are_due() {
    let folder = tempfile::tempdir().unwrap();
    for store in stores(folder.path()).await {
        let backend = store.backend();
        for (index, first) in [("jobs_ready", First::Urgent), ("jobs_by_time", First::Oldest)] {
            let values: [sea_orm::Value; 3] = [5_i64.into(), "worker".into(), 9_i64.into()];
            let claim = Statement::from_sql_and_values(backend, dialect::claim(backend, first, 4), values);
            let plan = explain(&store, claim).await;
            assert!(
                plan.contains(index) && plan.contains("jobs_held") && plan.contains("jobs_shared"),
                "{index}:\n{plan}"
            );
            assert!(!plan.contains("TEMP B-TREE") && !plan.contains("Sort"), "{index}:\n{plan}");
        }
        let sweep = Statement::from_sql_and_values(backend, SWEEP_DELIVERIES, [5_i64.into()]);
        let plan = explain(&store, sweep).await;
        assert!(plan.contains("deliveries_settled") && !plan.contains("Sort"), "{plan}");
    }
}

/// What each database calls the index of the key.
fn name_of_hosts(store: &Store) -> &'static str {
    if store.backend() == DatabaseBackend::Sqlite { "sqlite_autoindex_hosts_1" } else { "hosts_pkey" }
}

async fn plan<E: EntityTrait>(store: &Store, select: Select<E>) -> String {
    explain(store, select.limit(41).build(store.backend())).await
}

async fn explain(store: &Store, query: Statement) -> String {
    let connection = crate::business_store::begin(&store.inner).await.unwrap();
    let backend = store.backend();
    let (explain, column) = if backend == DatabaseBackend::Sqlite {
        ("EXPLAIN QUERY PLAN", "detail")
    } else {
        // An empty table is read whole, whatever its indexes.
        connection.execute_unprepared("SET LOCAL enable_seqscan = off").await.unwrap();
        connection.execute_unprepared("SET LOCAL enable_bitmapscan = off").await.unwrap();
        ("EXPLAIN", "QUERY PLAN")
    };
    let sql = format!("{explain} {}", query.sql);
    let values = query.values.map(|values| values.0).unwrap_or_default();
    let rows = connection.query_all_raw(Statement::from_sql_and_values(backend, sql, values)).await.unwrap();
    rows.iter().map(|row| row.try_get::<String>("", column).unwrap()).collect::<Vec<_>>().join("\n")
}

async fn stores(folder: &std::path::Path) -> Vec<Store> {
    let store = Store::open(&format!("sqlite:{}", folder.join("plans.db").display())).await.unwrap();
    store.migrate().await.unwrap();
    let mut stores = vec![store];
    if let Ok(server) = std::env::var("PORCHLIGHT_TEST_POSTGRES") {
        let name = format!("plans{}", Uuid::now_v7().simple());
        let maker = sea_orm::Database::connect(&server).await.unwrap();
        maker.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
        let store = Store::open(&format!("{}/{name}", server.rsplit_once('/').unwrap().0)).await.unwrap();
        store.migrate().await.unwrap();
        stores.push(store);
    } else {
        assert!(std::env::var("PORCHLIGHT_TEST_ALL").is_err(), "PORCHLIGHT_TEST_POSTGRES is not set");
        eprintln!("skipped: PostgreSQL (PORCHLIGHT_TEST_POSTGRES is not set)");
    }
    stores
}
