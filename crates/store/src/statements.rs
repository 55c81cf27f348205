//! What the law wants to be read on a business's website.

use crate::error::Stored;
use crate::rows::statement;
use crate::{BusinessStore, Change, Tx};
use domain::business::Statement;
use sea_orm::{ColumnTrait, FromQueryResult};

impl BusinessStore {
    /// Its Markdown.
    pub async fn find_statement(&self, which: Statement) -> Stored<Option<String>> {
        let row = self.one::<statement::Entity>(statement::Column::Kind.eq(which.name())).await?;
        Ok(row.map(|row| row.body))
    }

    /// Which there are: the foot of every page of the website names them.
    pub async fn list_statements(&self) -> Stored<Vec<Statement>> {
        #[derive(FromQueryResult)]
        struct Row {
            kind: String,
        }
        let sql = "SELECT kind FROM statements WHERE business_id = $1";
        let rows: Vec<Row> = self.sql(sql, vec![self.business.0.into()]).await?;
        Ok(Statement::ALL
            .into_iter()
            .filter(|which| rows.iter().any(|row| row.kind == which.name()))
            .collect())
    }
}

impl Tx {
    /// An empty one is none.
    pub async fn save_statement(&mut self, which: Statement, body: &str) -> Stored<()> {
        if body.is_empty() {
            let filter = statement::Column::Kind.eq(which.name());
            self.delete::<statement::Entity>(filter).exec(self.connection()).await?;
        } else {
            self.put::<statement::Entity, _>(statement::Model {
                business_id: self.business.0,
                kind: which.name().to_owned(),
                body: body.to_owned(),
            })
            .await?;
        }
        self.changed(Change::Business);
        Ok(())
    }
}
